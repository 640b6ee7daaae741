/** The largest file that a window hands over, in bytes: more would not fit into an old machine's memory. */
export const mostHandedOver = 512 * 1024 * 1024;
