import { type Answers, answersOf } from "./programs/answers.ts";

const read = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

/** What a generated client must come to: the same questions, asked by plain requests. */
export const expectedAnswers = async (url: string): Promise<Answers> => {
  type Args = Parameters<typeof answersOf>;
  const [list, item, search, both, problem] = await Promise.all([
    read<Args[0]>(`${url}/v1/engagements?sort=date&limit=2`),
    read<Args[1]>(`${url}/v1/countries/JP?lang=id`),
    read<Args[2]>(`${url}/v1/search?q=exercise`),
    read<Args[3]>(`${url}/v1/engagements?country=JP,FR`),
    read<Args[4]>(`${url}/v1/people/nobody`),
  ]);
  return answersOf(list, item, search, both, problem);
};
