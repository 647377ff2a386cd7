import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AppEnv } from "../../http/app-env.ts";
import { negotiate } from "../../http/request/negotiate.ts";
import { absoluteUrl, publicOrigin } from "../../http/response/links.ts";
import { ApiError } from "../../http/response/problem.ts";
import { type Answering, askBy } from "./ask.ts";

const mostBytes = 64 * 1024;

const isJson = (contentType: string | undefined): boolean =>
  contentType?.split(";")[0]?.trim().toLowerCase() === "application/json";

/**
 * `/mcp`: the record for language models, by the Model Context Protocol over streamable HTTP, without sessions. Its tools
 * ask the routes of `app`.
 *
 * It is no operation of the API description: what it takes is JSON-RPC, which it describes itself (`tools/list`), and a
 * client made of the description could do nothing with it.
 */
export const createMcpRouter = (app: Answering) => {
  const router = new Hono<AppEnv>();
  const limited = bodyLimit({
    maxSize: mostBytes,
    onError: () => {
      throw new ApiError("content-too-large", `A message may have ${mostBytes} bytes.`);
    },
  });
  router.post("/mcp", limited, async (c) => {
    negotiate(c.req.header("Accept"), ["json"]);
    if (!isJson(c.req.header("Content-Type"))) {
      throw new ApiError("unsupported-media-type", "Send a JSON-RPC message as application/json.");
    }
    const { exchange } = await import("./exchange.ts");
    const response = await exchange(askBy(app, c), publicOrigin(c), {
      url: absoluteUrl(c, "/mcp"),
      body: await c.req.text(),
      version: c.req.header("Mcp-Protocol-Version"),
    });
    response.headers.set("Cache-Control", "no-store");
    return response;
  });
  return router;
};
