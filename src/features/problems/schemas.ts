import { z } from "@hono/zod-openapi";
import { idParam } from "../../http/request/params.ts";
import { type ProblemSlug, problemSlugs, problems } from "../../http/response/problem.ts";

export const slugParam = idParam({
  description: "The last part of a problem's `type`.",
  examples: { one: "not-found" },
});

const problemType = z
  .object({
    id: z.enum(problemSlugs).openapi({ description: "The last part of `type`", example: "not-found" }),
    type: z.string().max(500).openapi({
      format: "uri",
      description: "What a problem of this type says in `type`",
      example: "https://api.example.org/problems/not-found",
    }),
    title: z.string().max(100).openapi({ description: "The type in words", example: "There is nothing here" }),
    status: z.int().min(400).max(599).openapi({ description: "The HTTP status that comes with it", example: 404 }),
    description: z.string().max(1000).openapi({
      description: "When it happens and what to do",
      example: "No route or no record answers to this path.",
    }),
  })
  .openapi("ProblemType", { description: "A kind of failure." });

export type ProblemType = z.infer<typeof problemType>;

export const problemTypeItem = z
  .object({ data: problemType })
  .openapi("ProblemTypeItem", { description: "One kind of failure." });

export const problemTypeList = z
  .object({ data: z.array(problemType).max(50).openapi({ description: "All kinds of failure" }) })
  .openapi("ProblemTypeList", { description: "The catalogue of failures." });

/** A problem type as the API shows it; `origin` is that of absolute links. */
export const presentProblemType = (slug: ProblemSlug, origin: string): ProblemType => ({
  id: slug,
  type: `${origin}/problems/${slug}`,
  title: problems[slug].title,
  status: problems[slug].status,
  description: problems[slug].description,
});
