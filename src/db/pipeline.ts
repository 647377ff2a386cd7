import { LibsqlError } from "@libsql/client/web";

/** A statement and the values of its parameters, in their order. */
export type Statement = { sql: string; args: readonly unknown[] };

/** The rows that a statement gave, each as the values of these columns. */
export type Rows = { columns: string[]; rows: unknown[][] };

/** Runs statements in one round trip and, where there are several, on one state of the database. */
export type Pipeline = (statements: readonly Statement[]) => Promise<Rows[]>;

/** A libSQL server over HTTP, and the fetch that reaches it. */
export type Server = { url: string; authToken?: string | undefined; fetch?: typeof fetch | undefined };

type Failure = { message: string; code?: string | null };
type Value = { type: string; value?: string | number };
type Step = { cols: { name: string | null }[]; rows: Value[][] };
type Answer = {
  results: [
    | { type: "ok"; response: { result: { step_results: (Step | null)[]; step_errors: (Failure | null)[] } } }
    | { type: "error"; error: Failure },
  ];
};

const encode = (value: unknown): Value => {
  if (typeof value === "string") return { type: "text", value };
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? { type: "integer", value: String(value) } : { type: "float", value };
  }
  if (value === null) return { type: "null" };
  throw new TypeError(`not a value for a statement: ${typeof value}`);
};

const decode = ({ type, value }: Value): unknown => {
  if (type === "text" || type === "float") return value;
  if (type === "null") return null;
  const whole = type === "integer" ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(whole)) throw new RangeError(`not a value that is read here: ${type} ${value}`);
  return whole;
};

const failure = ({ message, code }: Failure): LibsqlError => new LibsqlError(message, code ?? "UNKNOWN");

/** Each step runs where the one before it did; the end of the stream ends a transaction in any case. */
const batchOf = (statements: readonly Statement[]): { condition?: object; stmt: object }[] => {
  const steps = statements.map(({ sql, args }) => ({ sql, args: args.map(encode), want_rows: true }));
  const all = steps.length > 1 ? [{ sql: "BEGIN DEFERRED" }, ...steps, { sql: "COMMIT" }] : steps;
  return all.map((stmt, at) => (at === 0 ? { stmt } : { condition: { type: "ok", step: at - 1 }, stmt }));
};

const faultOf = async (response: Response): Promise<LibsqlError> => {
  const text = await response.text();
  let told: Failure | undefined;
  try {
    told = JSON.parse(text) as Failure;
  } catch {}
  return failure({
    message: `the database answered ${response.status}: ${told?.message ?? text.slice(0, 200)}`,
    code: told?.code ?? "SERVER_ERROR",
  });
};

/**
 * The way of reads to a libSQL server: what the driver's `batch` does, without what an answer has no use for (texts
 * stored beforehand, rows with two properties for every cell). A list from the database takes half the time with it.
 *
 * @throws LibsqlError of the code that the server gives, `SERVER_ERROR` where it gives none.
 * @see https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_2_SPEC.md
 */
export const pipelineTo = ({ url, authToken, fetch: send = fetch }: Server): Pipeline => {
  const target = `${url.replace(/\/$/, "")}/v2/pipeline`;
  const headers = {
    "Content-Type": "application/json",
    ...(authToken ? { Authorization: `Bearer ${authToken}` } : {}),
  };
  return async (statements) => {
    const batch = { type: "batch", batch: { steps: batchOf(statements) } };
    const body = JSON.stringify({ requests: [batch, { type: "close" }] });
    const response = await send(target, { method: "POST", headers, body });
    if (!response.ok) throw await faultOf(response);
    const {
      results: [result],
    } = await response.json<Answer>();
    if (result.type === "error") throw failure(result.error);
    const { step_results: steps, step_errors: errors } = result.response.result;
    const error = errors.find((each) => each !== null);
    if (error) throw failure(error);
    const own = statements.length > 1 ? steps.slice(1, -1) : steps;
    return own.map((step) => ({
      columns: (step?.cols ?? []).map(({ name }) => name ?? ""),
      rows: (step?.rows ?? []).map((row) => row.map(decode)),
    }));
  };
};
