/** What the person should hear although nothing failed. */
export interface StorageNotice {
  kind: 'staleLog' | 'damagedLog' | 'diskFull' | 'checkpointFailed';
  message: string;
  /** the file that was kept aside, if any */
  keptAs?: string;
}
