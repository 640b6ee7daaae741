/**
 * The part of WebAssembly that the border uses. TypeScript knows it only together with the DOM, which the main
 * process must not see.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
export type WasmModule = object;
/** a function of the wasm's imports; its numbers are BigInts where they have 64 bits */
export type WasmImport = (...args: readonly (number | bigint)[]) => unknown;
export type WasmImports = Record<string, Record<string, unknown>>;
interface WasmInstance {
  readonly exports: Record<string, unknown>;
}
interface WasmApi {
  readonly Memory: new (size: { initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
}

export const wasmApi = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly; // as: see above

export function isMemory(value: unknown): value is WasmMemory {
  return value instanceof wasmApi.Memory;
}

export function isFunction(value: unknown): value is WasmImport {
  return typeof value === 'function';
}
