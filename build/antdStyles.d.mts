import type { Plugin } from 'vite';

export function withoutParts(css: string, unused: readonly string[]): string;
export function unusedParts(moduleIds: readonly string[], folder: string): string[];
export function antdStyles(folder: string): Plugin;
