declare module 'word-extractor' {
  /** Reads .doc (and .docx); only what is used here. */
  class WordExtractor {
    /** `filterUnicode` would turn Chinese quotation marks into straight ones. */
    extract(source: string | Buffer): Promise<{ getBody(options?: { filterUnicode?: boolean }): string }>;
  }
  export default WordExtractor;
}
