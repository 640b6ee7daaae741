export declare function valueOf(n: number, writer: number): string | number;
export declare function shuffled(count: number): number[];
