import { escapeMarkup } from "../../src/model/text.ts";

const inline = (text: string): string =>
  escapeMarkup(text)
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith("`")
        ? `<code>${part.slice(1, -1)}</code>`
        : part
            .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
            .replace(/\*([^*\s][^*]*)\*/g, "<em>$1</em>")
            .replace(/\[([^\]]+)\]\((https:\/\/[^\s)]+)\)/g, '<a href="$2">$1</a>'),
    )
    .join("");

/** A description as HTML: paragraphs, and of CommonMark what descriptions use: code, strong, emphasis, links. */
export const prose = (text: string | undefined): string =>
  (text ?? "")
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p>${inline(paragraph)}</p>`)
    .join("\n");

export const code = (text: unknown): string => `<code>${escapeMarkup(String(text))}</code>`;
