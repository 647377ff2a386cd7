/** The pipelines that wait for the transaction of another stream to end, in the order in which they came. */
export class WriteQueue {
  readonly #waiting: Array<() => void> = [];

  get length(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves when it is this pipeline's turn to try.
   * @param again it has had its turn and found the database still locked: it keeps its place
   */
  wait(again: boolean): Promise<void> {
    return new Promise((resolve) => {
      if (again) this.#waiting.unshift(resolve);
      else this.#waiting.push(resolve);
    });
  }

  /** Gives the first one its turn; to be called whenever a pipeline or a stream ends. */
  wake(): void {
    this.#waiting.shift()?.();
  }
}
