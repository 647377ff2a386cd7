import { unavailable } from "../response/problem.ts";

/** The answer to a request was not found in time. */
class RequestDeadlineError extends Error {
  override readonly name = "RequestDeadlineError";

  constructor(milliseconds: number) {
    super(`the request took longer than ${milliseconds} ms`);
  }
}

/** A text, as an abort for no reason makes an error, with its stack, at the end of every request. */
const ended = "the request has ended";

/**
 * Does the work of a request within a time.
 *
 * @param work is given a signal that is aborted when the time is over, and when the work has ended in any way: what it
 *   leaves behind would else wait on, and be given what it can no longer take.
 * @throws ApiError `unavailable` when the time is over; what `work` throws.
 */
export const within = async <T>(milliseconds: number, work: (over: AbortSignal) => Promise<T>): Promise<T> => {
  const over = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = unavailable(new RequestDeadlineError(milliseconds));
    reject(error);
    over.abort(error);
  }, milliseconds);
  try {
    return await Promise.race([work(over.signal), late]);
  } finally {
    clearTimeout(timer);
    over.abort(ended);
  }
};
