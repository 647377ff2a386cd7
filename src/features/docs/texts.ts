import type { Context } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { publicOrigin } from "../../http/response/links.ts";
import { type StaticAnswer, staticAnswer } from "../../http/response/static-answer.ts";
import { type BuiltFile, builtFiles, isAbsolute, serverPlaceholder } from "./assets.ts";

/** Puts a server in the place of its placeholder; `/` is wherever the text is read. */
const servedBy = (text: string, server: string): string =>
  text.replaceAll(`${serverPlaceholder}/`, server === "/" ? "/" : `${server}/`).replaceAll(serverPlaceholder, server);

/**
 * Reads what the build has put into ASSETS, each text once for a server: the configured origin, or else `/`; for texts
 * whose addresses have to be absolute, the origin of the request.
 *
 * @throws Error where the build has not put them there.
 */
export const createTexts = (): ((c: Context<AppEnv>, file: BuiltFile) => Promise<StaticAnswer<string>>) => {
  const kept = new Map<string, StaticAnswer<string>>();
  return async (c, file) => {
    const isConfigured = c.env?.PUBLIC_URL !== undefined;
    const server = isConfigured || isAbsolute(file) ? publicOrigin(c) : "/";
    const key = `${file} ${server}`;
    const known = kept.get(key);
    if (known) return known;
    const found = await c.env?.ASSETS?.fetch(`http://assets/${file}`);
    if (!found?.ok) throw new Error(`ASSETS has no ${file}; tools/build.ts puts it there`);
    const answer = staticAnswer(servedBy(await found.text(), server), builtFiles[file]);
    // Whoever asks by many names is not to fill the memory.
    if (isConfigured || !isAbsolute(file)) kept.set(key, answer);
    return answer;
  };
};
