import { describe, expect, test } from "vitest";
import { shown, textFault } from "../../src/model/text.ts";

describe("a text", () => {
  test.each<[name: string, text: string]>([
    ["plain", "Café Ångström"],
    ["decomposed", "Cafe\u0301"],
    ["emoji of several code points", "👨‍👩‍👧 🇮🇩 ❤️"],
    ["a soft hyphen and joiners inside words", "ker\u00adja\u200d sa\u200cma\u2060"],
    ["a mark of direction", "a\u200fb"],
    ["no-break and wide spaces", "a\u00a0b\u3000c"],
    ["Arabic, Han, Hangul", "وزارة 国防部 국방부"],
    ["a code point of private use", "a\ue000"],
    ["line breaks at its ends, which are trimmed away", "\n text \n"],
  ])("is sound: %s", (_, text) => {
    expect(textFault(text)).toBeNull();
    expect(textFault(text, true)).toBeNull();
  });

  test.each<[text: string, says: string]>([
    ["ab\ud83d", "holds U+D83D at character 3, half of a surrogate pair"],
    ["\udc00b", "holds U+DC00 at character 1, half of a surrogate pair"],
    ["😀\ude00", "holds U+DE00 at character 2, half of a surrogate pair"],
    ["a\u0000", "holds U+0000 at character 2, a control character"],
    ["a\tb", "holds U+0009 at character 2, a control character"],
    ["ab\t", "holds U+0009 at character 3, a control character"],
    ["a\rb", "holds U+000D at character 2, a control character"],
    ["\u001b[31m", "holds U+001B at character 1, a control character"],
    ["a\u007f", "holds U+007F at character 2, a control character"],
    ["a\u0085b", "holds U+0085 at character 2, a control character"],
    ["a\u009fb", "holds U+009F at character 2, a control character"],
    ["a\ufffe", "holds U+FFFE at character 2, no character of Unicode"],
    ["a\uffff", "holds U+FFFF at character 2, no character of Unicode"],
    ["a\ufdd0", "holds U+FDD0 at character 2, no character of Unicode"],
    ["a\u{1fffe}", "holds U+1FFFE at character 2, no character of Unicode"],
    ["a\u{10ffff}", "holds U+10FFFF at character 2, no character of Unicode"],
    ["a\ufffdb", "holds U+FFFD at character 2, what stands for a lost character"],
    ["a\ufeffb", "holds U+FEFF at character 2, a stray byte order mark"],
    ["a\u2028b", "holds U+2028 at character 2, a separator of lines"],
    ["a\u202eb", "holds U+202E at character 2, a control of writing direction"],
    ["a\u2066b", "holds U+2066 at character 2, a control of writing direction"],
    ["a\u{e0041}", "holds U+E0041 at character 2, a formatting character"],
    ["a\u0001\u0002\u0003", "holds U+0001 at character 2, a control character, and 2 more of the kind"],
    ["\u200b", "holds nothing that can be seen: U+200B"],
    ["\u00ad \u2060", "holds nothing that can be seen: U+00AD U+0020 U+2060"],
    ["\u115f\u3164\uffa0", "holds nothing that can be seen: U+115F U+3164 U+FFA0"],
    ["\u2800", "holds nothing that can be seen: U+2800"],
    ["\ufe0f", "holds nothing that can be seen: U+FE0F"],
    ["\u{e0100}", "holds nothing that can be seen: U+E0100"],
    ["\u034f\u0301", "holds nothing that can be seen: U+034F U+0301"],
  ])("is not: %j", (text, says) => {
    expect(textFault(text)).toContain(says);
    expect(textFault(text, true)).toContain(says);
  });

  test("has line breaks only where it may have several lines", () => {
    expect(textFault("one\ntwo")).toBe("holds U+000A at character 4, a line break (allowed: text in one line)");
    expect(textFault("one\ntwo", true)).toBeNull();
  });

  test("is shown in one line with what cannot be seen spelt out, and cut where it is long", () => {
    expect(shown("a\n\u001b[31m\ud83d\u202e\u200bé")).toBe("a\\u{a}\\u{1b}[31m\\u{d83d}\\u{202e}\\u{200b}é");
    expect(shown("x".repeat(1000))).toBe(`${"x".repeat(80)}…`);
  });
});
