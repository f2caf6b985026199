/* Search as you type: the result list is fetched and set in place. Without this file the form sends itself. */
(function () {
  "use strict";
  const form = document.querySelector("form.find"), field = form && form.querySelector('input[name="q"]');
  if (!field) return;
  let timer = 0, asking = null, last = field.value.trim();

  async function look() {
    const words = field.value.trim();
    if (words === last || !words) return;
    last = words;
    const address = new URL(form.action, location.href);
    new FormData(form).forEach((value, name) => { if (value && name !== "page") address.searchParams.set(name, value); });
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const old = document.getElementById("found"), made = page.getElementById("found");
      if (!old || !made) return;
      old.replaceWith(made);
      document.title = page.title;
      history.replaceState(null, "", address);
    } catch (trouble) {
      if (trouble.name !== "AbortError") throw trouble;
    }
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(look, 180); };
  field.addEventListener("input", e => { if (!e.isComposing) later(); });
  field.addEventListener("compositionend", later);
})();
