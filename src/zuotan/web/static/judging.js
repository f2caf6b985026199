/* Comfort only: letters act on the fact that has the focus, and words marked in a text go into the form of missed facts. */
(function () {
  "use strict";
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    const fact = e.target.closest("[data-step]");
    const find = at => at && at.querySelector('[data-act="' + CSS.escape(e.key) + '"]');
    const act = find(fact) || (e.key === "a" && find(document));
    /* a letter that the focused fact has no button for presses none elsewhere */
    if (!act && fact && fact.querySelector(".judge") && "cru".includes(e.key)) e.stopImmediatePropagation();
    if (!act) return;
    e.preventDefault(); e.stopImmediatePropagation();
    act.focus();
    if (act.tagName !== "INPUT") act.click();
  }, true);

  const form = document.querySelector("form[data-mark]");
  const text = document.querySelector("article.text");
  if (!form || !text) return;
  /* Where the marked words stand: characters of the text before them, its numbers (sup) left out. A paragraph ends with a line. */
  function place(range) {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const held = before.cloneContents();
    held.querySelectorAll("sup, h3").forEach(el => el.remove());
    const lines = Array.from(held.querySelectorAll("p"), p => p.textContent);
    return Array.from(lines.join("\n")).length;
  }
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const held = range.cloneContents();
    held.querySelectorAll("sup").forEach(el => el.remove());
    form.elements.words.value = held.textContent.trim();
    form.elements.start.value = place(range);
  });
})();
