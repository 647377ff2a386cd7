import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { useMitra } from "../http/battery.ts";
import { callTool, connect } from "./mcp.ts";

/*
 * Ten questions that people ask of the record, the calls that answer them, and what in the answer settles it. `cue` is what
 * a chooser finds in the description of the right tool, and in that of no other.
 */

type Call = { tool: string; given: Record<string, unknown>; settles: RegExp[] };
type Question = { question: string; cue: RegExp; calls: [Call, ...Call[]] };

const questions: Question[] = [
  {
    question: "What did Indonesia and Japan sign?",
    cue: /every agreement signed with/,
    calls: [
      {
        tool: "list",
        given: { type: "agreement", country: ["JP"], reached: ["signed"] },
        settles: [
          /^2 records, 2 here\./,
          /\(agreement:japan-equipment-technology-transfer-2021\)\n {2}signed: 2021-03-30\n/,
          /\(agreement:japan-defence-memorandum-2015\)\n {2}signed: 2015-03-23\n/,
        ],
      },
    ],
  },
  {
    question: "Who met Prabowo?",
    cue: /who met whom/,
    calls: [
      {
        tool: "list",
        given: { type: "engagement", person: ["prabowo-subianto"] },
        settles: [
          /^3 records/,
          /participants: .*\(person:kishi-nobuo\)/,
          /participants: .*\(person:sebastien-lecornu\)/,
        ],
      },
    ],
  },
  {
    question: "What is the status of the fighter purchases?",
    cue: /in words \(a person, a weapon, a deal/,
    calls: [
      {
        tool: "search",
        given: { q: "fighter purchase" },
        settles: [/\(agreement:russia-sukhoi-offset-programme\)/, /\(equipment:sukhoi-fighter\)/],
      },
      {
        tool: "get",
        given: { id: "agreement:russia-sukhoi-offset-programme" },
        settles: [/^status: completed$/m, /Sukhoi fighter \(equipment:sukhoi-fighter\), status: ordered/],
      },
    ],
  },
  {
    question: "How is Prabowo connected with Japan?",
    cue: /how two records are connected/i,
    calls: [
      {
        tool: "connection",
        given: { from: "person:prabowo-subianto", to: "country:JP" },
        settles: [
          /are 2 steps apart\./,
          /participates – .*\(engagement:japan-two-plus-two-2021\)/,
          /paragraph 9 of .*\(article:japan-courtesy-call-2022\)/,
        ],
      },
    ],
  },
  {
    question: "What happened in 2021?",
    cue: /what happened in a year/,
    calls: [
      {
        tool: "timeline",
        given: { from: "2021", to: "2021" },
        settles: [/^2021: 4$/m, /\(engagement:japan-signing-2021-03-30\)/, /^In no single year: 1$/m],
      },
    ],
  },
  {
    question: "Which paragraphs say that the offset programme is finished?",
    cue: /which paragraph of which article says so/,
    calls: [
      {
        tool: "get",
        given: { id: "agreement:russia-sukhoi-offset-programme", fields: ["statusHistory"] },
        settles: [/status: completed, .*evidence: paragraph 7 of .*\(article:russia-courtesy-call\)/],
      },
    ],
  },
  {
    question: "How many agreements have not come further than a proposal?",
    cue: /how many by status/,
    calls: [
      {
        tool: "list",
        given: { type: "agreement", countBy: ["status"], limit: 1 },
        settles: [/^By status: .*Proposed \(proposed\) 4(;|$)/m],
      },
    ],
  },
  {
    question: "Are there others like the procurement plan with Japan?",
    cue: /similar agreements/,
    calls: [
      {
        tool: "related",
        given: { id: "agreement:japan-procurement-plan" },
        settles: [/\(agreement:russia-sukhoi-offset-programme\)\n {2}shares: .*\(topic:procurement\)/],
      },
    ],
  },
  {
    question: "Apa yang direncanakan dengan Belarus?",
    cue: /All records of one type that pass filters/,
    calls: [
      {
        tool: "list",
        given: { type: "agreement", country: ["BY"], lang: "id" },
        settles: [/\(agreement:belarus-defence-cooperation\)/, /status: under-discussion/, /Belarus dan|pertahanan/],
      },
    ],
  },
  {
    question: "What did Japan's minister say about arms exports?",
    cue: /statements of a speaker/,
    calls: [
      {
        tool: "list",
        given: { type: "statement", person: ["kishi-nobuo"], q: "export" },
        settles: [/\(statement:japan-kishi-export-decisions\)/, /speakers: .*Kishi Nobuo/],
      },
    ],
  },
];

const mitra = useMitra();
let client: Client;
let tools: Awaited<ReturnType<Client["listTools"]>>["tools"];
beforeAll(async () => {
  client = await connect(mitra.current);
  ({ tools } = await client.listTools());
});

describe.each(questions)("$question", ({ cue, calls }) => {
  test("is a question that the description of one tool names", () => {
    const named = tools.filter(({ description = "" }) => cue.test(description)).map(({ name }) => name);
    expect(named).toEqual([calls[0].tool]);
  });

  test("is answered by these calls", async () => {
    for (const { tool, given, settles } of calls) {
      const { text, isError } = await callTool(client, tool, given);
      expect(isError, text).toBe(false);
      for (const fact of settles) expect(text).toMatch(fact);
    }
  });

  test("has arguments that fit the schema that a model is shown", () => {
    for (const { tool, given } of calls) {
      const validate = new Ajv2020().compile(tools.find(({ name }) => name === tool)?.inputSchema ?? false);
      expect(validate(given), JSON.stringify(validate.errors)).toBe(true);
    }
  });
});

test("each tool answers one of the questions", () => {
  const asked = new Set(questions.flatMap(({ calls }) => calls.map(({ tool }) => tool)));
  expect([...asked].sort()).toEqual(tools.map(({ name }) => name).sort());
});

test("each description leads on to the tools that come next, and fits a model's budget", () => {
  expect(JSON.stringify(tools).length).toBeLessThan(20_000);
  for (const { description = "", inputSchema } of tools) {
    expect(description.length).toBeGreaterThan(150);
    expect(description.length).toBeLessThan(700);
    for (const [name, schema] of Object.entries(inputSchema.properties ?? {})) {
      expect(schema, name).toHaveProperty("description");
    }
  }
});
