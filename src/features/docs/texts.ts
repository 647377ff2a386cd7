import type { Context } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { publicOrigin } from "../../http/response/links.ts";
import { type StaticAnswer, staticAnswer } from "../../http/response/static-answer.ts";
import { descriptionFiles, referenceFile, serverPlaceholder } from "./assets.ts";

const contentTypes = { ...descriptionFiles, [referenceFile]: "text/html; charset=utf-8" };

/**
 * Reads the texts of the API description and the reference page from ASSETS, each once for a server: the configured
 * origin, or else `/`, which is wherever the description was read.
 *
 * @throws Error where the build has not put them there.
 */
export const createTexts = (): ((c: Context<AppEnv>, file: keyof typeof contentTypes) => Promise<StaticAnswer>) => {
  const kept = new Map<string, StaticAnswer>();
  return async (c, file) => {
    const server = c.env?.PUBLIC_URL === undefined ? "/" : publicOrigin(c);
    const key = `${file} ${server}`;
    const known = kept.get(key);
    if (known) return known;
    const found = await c.env?.ASSETS?.fetch(`http://assets/${file}`);
    if (!found?.ok) throw new Error(`ASSETS has no ${file}; tools/build.ts puts it there`);
    const text = (await found.text()).replaceAll(serverPlaceholder, server);
    const answer = staticAnswer(text, contentTypes[file]);
    kept.set(key, answer);
    return answer;
  };
};
