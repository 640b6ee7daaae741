export interface BenchFigure {
  what: string;
  value: number | string;
  goal?: string;
  peer?: string;
  met?: boolean;
}
export interface BenchResult {
  name: string;
  seconds: number;
  figures: BenchFigure[];
  /** '' when it ended well. */
  failure: string;
}
export function figuresIn(text: string): BenchFigure[] | null;
export function benchTable(results: readonly BenchResult[], machine: string): string;
