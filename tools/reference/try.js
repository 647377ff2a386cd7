// Sends what the form of an operation says, and shows the answer under its button.
(() => {
  const shownAtMost = 100_000;

  const addressOf = (form) => {
    const fields = [...form.querySelectorAll("[data-in]")].filter(({ value }) => value !== "");
    const values = (place) =>
      fields.filter(({ dataset }) => dataset.in === place).map(({ name, value }) => [name, encodeURIComponent(value)]);
    const path = values("path").reduce((text, [name, value]) => text.replace(`{${name}}`, value), form.dataset.path);
    const query = values("query").map(([name, value]) => `${name}=${value.replaceAll("%2C", ",")}`);
    return query.length > 0 ? `${path}?${query.join("&")}` : path;
  };

  const showAddress = (form) => {
    const link = form.querySelector(".url");
    link.textContent = addressOf(form);
    link.href = link.textContent;
  };

  const textOf = (body, type) => {
    const text = /[/+]json(;|$)/.test(type) ? JSON.stringify(JSON.parse(body), null, 2) : body;
    return text.length > shownAtMost
      ? `${text.slice(0, shownAtMost)}\n… (cut here; the link above has all of it)`
      : text;
  };

  const ask = async (address) => {
    const start = performance.now();
    const response = await fetch(address);
    const body = await response.text();
    const type = response.headers.get("Content-Type") ?? "";
    const size = `${Math.ceil(new Blob([body]).size / 1024)} KB`;
    const time = `${Math.round(performance.now() - start)} ms`;
    return { status: [response.status, type, size, time].join(" · "), text: textOf(body, type) };
  };

  const send = async (form) => {
    const answer = form.querySelector(".answer");
    const button = form.querySelector("button");
    button.disabled = true;
    const { status, text } = await ask(addressOf(form)).catch(({ message }) => ({
      status: `There was no answer: ${message}`,
      text: "",
    }));
    button.disabled = false;
    answer.querySelector("pre").textContent = text;
    answer.querySelector("pre").hidden = text === "";
    answer.hidden = false;
    answer.querySelector(".status").textContent = status;
    answer.scrollIntoView({ block: "nearest" });
  };

  document.documentElement.classList.add("js");
  for (const form of document.forms) {
    showAddress(form);
    form.addEventListener("input", () => showAddress(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }
})();
