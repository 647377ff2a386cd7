import { referenceIssues } from "../../../src/record/resolve.ts";
import { builders, type Reference } from "../../../src/record-types.ts";
import type { Random } from "../../../tools/bench/corpus/random.ts";
import { newWord, shuffled, wordsOf } from "./world.ts";

const orNull = <T>(random: Random, value: T): T | null => (random.chance(0.3) ? null : value);

const country = (random: Random) => random.pick(["ID", "JP", "FR", "NZ", "BR", "KE"]);

/** One entry of one of the lists, changed in a way that may be wrong. */
const changeOne = (random: Random, reference: Reference): void => {
  const changes: (() => void)[] = [
    () => {
      const entry = random.pick(reference.organisation);
      entry.aliases = [...shuffled(random, entry.aliases), newWord(random, wordsOf(entry.names.en))];
    },
    () => {
      const entry = random.pick(reference.organisation);
      entry.names = { ...entry.names, en: `${newWord(random, wordsOf(entry.names.en))} ${entry.names.en}` };
    },
    () => {
      const entry = random.pick(reference.organisation);
      entry.parent = orNull(random, random.pick(reference.organisation).id);
    },
    () => {
      random.pick(reference.organisation).country = orNull(random, country(random));
    },
    () => {
      const entry = random.pick(reference.person);
      entry.otherNames = [newWord(random, wordsOf(entry.name)), ...shuffled(random, entry.otherNames)];
    },
    () => {
      const entry = random.pick(reference.person);
      entry.name = `${entry.name} ${newWord(random, wordsOf(entry.name))}`;
    },
    () => {
      const entry = random.pick(reference.post);
      entry.label = { en: `${entry.label.en} ${newWord(random, [])}`, id: `${newWord(random, [])} ${entry.label.id}` };
    },
    () => {
      const entry = random.pick(reference.post);
      entry.organisation = orNull(random, random.pick(reference.organisation).id);
      entry.country = country(random);
    },
    () => {
      const entry = random.pick(reference.topic);
      entry.altLabels = { en: [newWord(random, wordsOf(entry.label.en)), ...entry.altLabels.en], id: [] };
    },
    () => {
      random.pick(reference.topic).broader = orNull(random, random.pick(reference.topic).id);
    },
    () => {
      const entry = random.pick(reference.source);
      entry.aliases = [...entry.aliases, newWord(random, wordsOf(entry.name))];
      entry.country = orNull(random, country(random));
      entry.kind = random.pick(["agency", "outlet"] as const);
    },
    () => {
      const id = `unused-${newWord(random, [])}`;
      reference.person.push({ id, name: id, otherNames: [] });
    },
    () => {
      reference.organisation = shuffled(random, reference.organisation);
      reference.topic = shuffled(random, reference.topic);
    },
  ];
  random.pick(changes)();
};

/** The reference lists with some entries changed; every entry stays. */
export const variedReference = (random: Random, reference: Reference): Reference => {
  let current = reference;
  for (let changes = random.whole(1, 6); changes > 0; changes--) {
    const next = structuredClone(current);
    changeOne(random, next);
    if (referenceIssues(builders, next).length === 0) current = next;
  }
  return current;
};
