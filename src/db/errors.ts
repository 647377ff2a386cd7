/** The chain of causes of an error, outermost first; bounded, as a chain may bite its tail. */
const causes = (error: unknown): Error[] => {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) chain.push(at);
  return chain;
};

const codeOf = (error: Error): string => ("code" in error && typeof error.code === "string" ? error.code : "");

/**
 * Whether a failed query failed because the database was not there (no connection, a gateway error, a busy or full
 * server), rather than because the query was wrong. Such a failure is worth a retry.
 */
export const isUnavailable = (error: unknown): boolean =>
  causes(error).some((cause) => {
    const code = codeOf(cause);
    if (/^(SERVER_ERROR|HRANA_WEBSOCKET_ERROR|HRANA_CLOSED_ERROR|ECONN|ENOTFOUND|ETIMEDOUT|UND_ERR)/.test(code))
      return true;
    if (/^SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|FULL|NOTADB|CORRUPT)/.test(code)) return true;
    if (code.startsWith("SQLITE")) return false;
    return /fetch failed|network|connection|socket|timed? ?out|internal error; reference/i.test(cause.message);
  });
