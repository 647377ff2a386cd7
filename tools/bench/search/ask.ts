import { createApp } from "../../../src/app.ts";

/** Asks a path of the API, in process, on a database. @throws Error with the status as its cause, unless it answers 200. */
export type Ask = <Answer>(path: string) => Promise<Answer>;

export const askOn = ({ url, authToken }: { url: string; authToken: string }): Ask => {
  const app = createApp();
  const bindings = { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken };
  return async <Answer>(path: string) => {
    const answer = await app.request(path, undefined, bindings);
    if (answer.status !== 200) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`, { cause: answer.status });
    }
    return (await answer.json()) as Answer;
  };
};
