import { createContext } from 'react';

/** The issued table whose numbers are shown: they lead to the records that it keeps. Null: live figures. */
export const IssuedContext = createContext<string | null>(null);
