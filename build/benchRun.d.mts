import type { BenchResult } from './benchTable.mjs';

export function runBenches(folder: string, names: readonly string[], args: readonly string[]): Promise<BenchResult[]>;
