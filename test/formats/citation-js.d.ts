declare module "@citation-js/core" {
  /** A bibliography, read of a text in whatever format a plugin knows. */
  export class Cite {
    constructor(text: string, options?: { forceType?: string });
    readonly data: readonly object[];
  }
}
