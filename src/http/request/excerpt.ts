/** Quotes what a caller sent for use in a message, cut to 40 characters. */
export const excerpt = (value: unknown): string => {
  const text = typeof value === "string" ? value : String(value);
  const characters = [...text.slice(0, 82)];
  return JSON.stringify(characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : text);
};
