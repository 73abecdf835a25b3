/* What we use of two things that have no types: the package's grammar itself, and WebAssembly outside a browser. */

interface GrammarInstance {
  exports: object;
}

declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => GrammarInstance;
};

declare module 'libpg-query/wasm/libpg-query.js' {
  export interface Parser {
    _malloc(bytes: number): number;
    _free(at: number): void;
    _wasm_parse_query_raw(at: number): number;
    _wasm_free_parse_result(at: number): void;
    lengthBytesUTF8(text: string): number;
    stringToUTF8(text: string, at: number, bytes: number): void;
    UTF8ToString(at: number): string;
    getValue(at: number, type: 'i32'): number;
  }
  export default function factory(options: {
    instantiateWasm(imports: object, done: (instance: GrammarInstance, module: object) => void): object;
  }): Promise<Parser>;
}
