/**
 * The icon for programs that read no page and ask for `/favicon.ico`: the flag of `pageIcon` as a PNG of 32 by 32 dots in
 * two colours, in the container of an icon.
 */
export const icon = Uint8Array.from(
  atob(
    "AAABAAEAICACAAEAAQBdAAAAFgAAAIlQTkcNChoKAAAADUlIRFIAAAAgAAAAIAEDAAAASbTotwAAAAZQTFRFsyAq////N8meWAAAABJJREFUeNpjYKAy+P///38qEgD3Jz/BmL2JiQAAAABJRU5ErkJggg==",
  ),
  (character) => character.charCodeAt(0),
);
