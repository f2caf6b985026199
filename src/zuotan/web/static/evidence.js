/* Comfort only: without this file the switches are a form, and each repair a link. */
(function () {
  "use strict";
  const kinds = document.getElementById("kinds");

  /* A switch hides the marks of its kind at once. */
  if (kinds) kinds.addEventListener("change", e => {
    document.querySelectorAll(".pair .k-" + CSS.escape(e.target.value)).forEach(el => el.classList.toggle("off-kind", !e.target.checked));
  });

  /* A repair is explained beside the text, without a new page. */
  document.addEventListener("click", async e => {
    const link = e.target.closest && e.target.closest('a[href$="#one"]');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    e.preventDefault();
    const answer = await fetch(link.href);
    if (!answer.ok) { location.href = link.href; return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const one = document.getElementById("one"), other = page.getElementById("one");
    if (one && other) one.replaceChildren(...other.childNodes);
    history.replaceState(null, "", link.href.split("#")[0]);
  });
})();
