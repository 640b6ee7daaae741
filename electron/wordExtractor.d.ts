declare module 'word-extractor' {
  /** Reads .doc (and .docx); only what is used here. */
  class WordExtractor {
    extract(source: string | Buffer): Promise<{ getBody(): string }>;
  }
  export default WordExtractor;
}
