import { Protocol } from "@modelcontextprotocol/sdk/shared/protocol.js";
import {
  CallToolRequestSchema,
  ErrorCode,
  InitializeRequestSchema,
  type JSONRPCRequest,
  LATEST_PROTOCOL_VERSION,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  type Notification,
  ReadResourceRequestSchema,
  type Result,
  type Request as RpcRequest,
  SUPPORTED_PROTOCOL_VERSIONS,
} from "@modelcontextprotocol/sdk/types.js";
import * as z from "zod";
import { type Ask, Refused } from "./ask.ts";
import { readResource, resources, resourceTemplates } from "./resources.ts";
import { type Tool, tools } from "./tools.ts";

const instructions = `Mitra is the record of Indonesia's defence partnerships, made from news articles: engagements (meetings, visits, exercises), agreements with their status, statements, and the people, organisations, countries and equipment in them. Every fact names the paragraphs of the articles that say so.
An id is <type>:<id>, such as person:prabowo-subianto, agreement:japan-defence-memorandum-2015 or country:JP.
search finds records by words; list has all records of a type that pass filters, and counts them; get has one record with its evidence; timeline tells what happened when; connection tells how two records are linked; related finds what is near a record.
Say only what the record says, and cite it: the record's url, and the paragraph and article of its evidence. Dates are EDTF: 2021-03 is a month, ../2021-03-30 is on or before that day, 2025-07-30? is uncertain. A status is as of its last report.`;

const readOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const listed = ({ name, title, description, input }: Tool) => ({
  name,
  title,
  description,
  inputSchema: z.toJSONSchema(input, { io: "input" }),
  annotations: { title, ...readOnly },
});

const listedTools = tools.map(listed);

const said = (text: string, isError = false): Result => ({
  content: [{ type: "text", text }],
  ...(isError ? { isError } : {}),
});

const faultsOf = (tool: Tool, { issues }: z.ZodError): string => {
  const known = Object.keys(tool.input.shape).join(", ");
  return [
    `The arguments of ${tool.name} are not valid.`,
    ...issues.map((issue) =>
      issue.code === "unrecognized_keys"
        ? `- ${issue.keys.join(", ")}: unknown; allowed are ${known}`
        : `- ${issue.path.join(".")}: ${issue.message}`,
    ),
  ].join("\n");
};

/** Calls a tool. What it cannot do is told to the model, which may then do better. */
const callTool = async (ask: Ask, name: string, given: unknown = {}): Promise<Result> => {
  const tool = tools.find((one) => one.name === name);
  if (!tool) {
    throw new McpError(ErrorCode.InvalidParams, `There is no tool ${name}: ${tools.map((one) => one.name).join(", ")}`);
  }
  const { data, error } = tool.input.safeParse(given);
  if (error) return said(faultsOf(tool, error), true);
  try {
    return said(await tool.run(ask, data));
  } catch (refused) {
    if (refused instanceof Refused) return said(refused.message, true);
    throw refused;
  }
};

/** The code of the protocol for a resource that is not there. */
const resourceNotFound = -32_002;

const read = async (ask: Ask, uri: string, origin: string): Promise<Result> => {
  try {
    const found = await readResource(ask, uri, origin);
    if (found) return found;
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    throw new McpError(refused.status === 404 ? resourceNotFound : ErrorCode.InternalError, refused.message, { uri });
  }
  throw new McpError(resourceNotFound, "A resource is mitra://<collection>, or mitra://<collection>/<id>.", { uri });
};

type Answer = (request: JSONRPCRequest) => Result | Promise<Result>;

/** Answers one method, whose request must fit a schema. */
const method =
  <Schema extends z.ZodType>(schema: Schema, answer: (request: z.output<Schema>) => Result | Promise<Result>): Answer =>
  (request) => {
    const { data, error } = schema.safeParse(request);
    if (error) throw new McpError(ErrorCode.InvalidParams, z.prettifyError(error));
    return answer(data);
  };

const methodsOf = (ask: Ask, origin: string): Readonly<Record<string, Answer>> => ({
  initialize: method(InitializeRequestSchema, ({ params }) => ({
    protocolVersion: SUPPORTED_PROTOCOL_VERSIONS.includes(params.protocolVersion)
      ? params.protocolVersion
      : LATEST_PROTOCOL_VERSION,
    capabilities: { tools: {}, resources: {} },
    serverInfo: { name: "mitra", title: "Mitra", version: "1.0.0", websiteUrl: origin },
    instructions,
  })),
  "tools/list": method(ListToolsRequestSchema, () => ({ tools: listedTools })),
  "tools/call": method(CallToolRequestSchema, ({ params }) => callTool(ask, params.name, params.arguments)),
  "resources/list": method(ListResourcesRequestSchema, () => ({ resources })),
  "resources/templates/list": method(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates })),
  "resources/read": method(ReadResourceRequestSchema, ({ params }) => read(ask, params.uri, origin)),
});

/**
 * The server's side of the protocol, for one HTTP request: it has no session, and asks the client for nothing.
 *
 * It stands on the SDK's Protocol, not on its McpServer, which brings a validator that needs `eval` and four times the
 * size.
 */
export class McpSide extends Protocol<RpcRequest, Notification, Result> {
  /** What went wrong on our side, which is for the log and not for the client. */
  failure: unknown;

  constructor(ask: Ask, origin: string) {
    super();
    const methods = methodsOf(ask, origin);
    this.fallbackRequestHandler = async (request) => {
      const answer = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
      if (!answer) throw new McpError(ErrorCode.MethodNotFound, `There is no method ${request.method}`);
      try {
        return await answer(request);
      } catch (error) {
        if (!(error instanceof McpError)) this.failure = error;
        throw error;
      }
    };
    // An answer is never sent apart from its request: a batch that cancels itself would wait for it.
    this.removeNotificationHandler("notifications/cancelled");
  }

  protected override assertCapabilityForMethod(): void {}
  protected override assertNotificationCapability(): void {}
  protected override assertRequestHandlerCapability(): void {}
  protected override assertTaskCapability(): void {}
  protected override assertTaskHandlerCapability(): void {}
}
