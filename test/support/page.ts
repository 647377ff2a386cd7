import { chromePath, launchBrowser } from "./browser.ts";

/** A page that is open: what its elements of an id show, and what somebody types into its only field. */
export type Page = { text(): Promise<string>; type(text: string): Promise<void>; close(): Promise<void> };

/** Leaflet as far as pages use it: it says what stands on the map. */
const leaflet = `
  const said = [];
  const layer = (label = "") => ({ addTo: () => document.getElementById("map").append(label), bindTooltip: (text) => said.push(text) });
  export const map = () => ({ setView: () => ({}) });
  export const tileLayer = () => layer();
  export const geoJSON = ({ features }, { onEachFeature }) => {
    for (const feature of features) if (feature.geometry) onEachFeature(feature, layer());
    return layer(said.join(", "));
  };
`;

const inBrowser = async (html: string): Promise<Page> => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.route(/^https:/, (route) =>
    route.fulfill({ contentType: "text/javascript", headers: { "Access-Control-Allow-Origin": "*" }, body: leaflet }),
  );
  await page.setContent(html);
  return {
    text: () =>
      page.evaluate(
        "[...document.querySelectorAll('[id]')].map((one) => one.textContent).join(' ')",
      ) as Promise<string>,
    type: (text) => page.fill("input", text),
    close: () => browser.close(),
  };
};

type Node = { textContent: string; value?: string; label?: string; style: string; children: (Node | string)[] } & {
  append(...more: (Node | string)[]): void;
  replaceChildren(...others: (Node | string)[]): void;
  oninput?: (event: { target: { value: string } }) => Promise<void>;
};

const node = (): Node => {
  const children: (Node | string)[] = [];
  return {
    textContent: "",
    style: "",
    children,
    append: (...more) => void children.push(...more),
    replaceChildren: (...others) => void children.splice(0, children.length, ...others),
  };
};

const textOf = (one: Node | string): string =>
  typeof one === "string" ? one : `${one.textContent}${one.label ?? ""}${one.children.map(textOf).join("")}`;

const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => (...args: unknown[]) => Promise<void>;

/** Where there is no browser: the script of the page, on elements that only keep what is put into them. */
const inNode = async (html: string): Promise<Page> => {
  const ids = [...html.matchAll(/ id="(\w+)"/g)].map(([, id = ""]) => id);
  const elements = new Map(ids.map((id) => [id, node()]));
  const document = { createElement: node, getElementById: (id: string) => elements.get(id) };
  const option = function Option(text: string, value: string) {
    return Object.assign(node(), { textContent: text, value });
  };
  const script = (/<script type="module">\n([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "").replace(/^ *import .*$/m, "");
  const map = leaflet.replaceAll("export const", "const");
  const body = script.includes("L.map")
    ? `const L = (() => {${map} return { map, tileLayer, geoJSON }; })();${script}`
    : script;
  await new AsyncFunction("document", "Option", body)(document, option);
  return {
    text: async () => [...elements.values()].map(textOf).join(" "),
    type: async (value) => {
      for (const { oninput } of elements.values()) await oninput?.({ target: { value } });
    },
    close: async () => {},
  };
};

/** Opens a page of one module script in the browser of this machine; where there is none, runs its script in Node. */
export const openHtml = chromePath ? inBrowser : inNode;
