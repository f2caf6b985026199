/* Dragging over a line of time fills From and To with months, and offers to show them. Without it the two fields do the same. */
(function () {
  "use strict";
  const since = document.getElementById("since"), until = document.getElementById("until"), show = document.getElementById("brushed");
  if (!since || !until) return;
  const name = month => Math.floor(month / 12) + "-" + String(month % 12 + 1).padStart(2, "0");

  document.querySelectorAll("svg[data-brush]").forEach(svg => {
    const first = +svg.dataset.first, count = +svg.dataset.count, step = +svg.dataset.step, left = +svg.dataset.left;
    const choice = svg.querySelector(".choice"), area = choice.querySelector(".brush");
    const lines = choice.querySelectorAll("line"), grips = choice.querySelectorAll(".grip");
    let from = null;

    function month(event) {
      const box = svg.getBoundingClientRect();
      const x = (event.clientX - box.left) * svg.viewBox.baseVal.width / box.width;
      return Math.min(Math.max(Math.floor((x - left) / step), 0), count - 1);
    }
    function draw(low, high) {
      const x = [left + low * step, left + (high + 1) * step];
      area.setAttribute("x", x[0]); area.setAttribute("width", x[1] - x[0]);
      x.forEach((at, i) => { lines[i].setAttribute("x1", at); lines[i].setAttribute("x2", at); grips[i].setAttribute("x", at - 4); });
      choice.setAttribute("visibility", "visible");
    }
    function choose(event) {
      const at = month(event), low = Math.min(from, at), high = Math.max(from, at);
      draw(low, high);
      since.value = name(first + low); until.value = name(first + high);
      if (show) { show.hidden = false; show.textContent = (show.dataset.label || "{0}").replace("{0}", since.value === until.value ? since.value : since.value + " – " + until.value); }
    }
    svg.addEventListener("pointerdown", event => {
      if (event.button) return;
      from = month(event); svg.setPointerCapture(event.pointerId); choose(event); event.preventDefault();
    });
    svg.addEventListener("pointermove", event => { if (from !== null) choose(event); });
    ["pointerup", "pointercancel"].forEach(kind => svg.addEventListener(kind, () => { from = null; }));
  });
})();
