(() => {
"use strict";
const form = document.querySelector("form.filter");
const fold = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
const print = (open) => { for (const d of document.querySelectorAll("details.paper")) { if (open) { d.dataset.was = d.open; d.open = true; } else d.open = d.dataset.was === "true"; } };
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
const reveal = (id) => {
  const e = id && document.getElementById(id);
  if (!e) return;
  for (let d = e; d; d = d.parentElement) if (d.tagName === "DETAILS") d.open = true;
  e.scrollIntoView({block: e.tagName === "TR" ? "center" : "start"});
};
if (!form) { const go = () => reveal(decodeURIComponent(location.hash.slice(1))); addEventListener("hashchange", go); go(); return; }
const rows = [...document.querySelectorAll("table.ev tbody tr")].map((r) => ({r, f: fold(r.textContent), u: r.dataset.u, p: (r.dataset.p || "").split(" ").map((x) => x.split(/[:.]/))}));
const f = form.elements, more = document.querySelector(".more"), out = form.querySelector("output"), n0 = new Intl.NumberFormat("vi-VN");
let limit = 25, last = "";
const apply = () => {
  const key = [f.q, f.m, f.u, f.k].map((x) => x.value).join("|"), words = fold(f.q.value).split(/\s+/).filter(Boolean);
  if (key !== last) { last = key; limit = 25; }
  const units = new Set();
  let n = 0;
  for (const {r, f: text, u, p} of rows) {
    const ok = (!f.u.value || u === f.u.value) && (!(f.m.value || f.k.value) || p.some((x) => (!f.m.value || x[0] === f.m.value) && (!f.k.value || x.indexOf(f.k.value) > 0))) && words.every((w) => text.includes(w));
    if (ok) { n++; units.add(u); }
    r.hidden = !ok || n > limit;
  }
  more.hidden = n <= limit;
  more.textContent = "Hiện thêm (còn " + n0.format(n - limit) + " câu)";
  out.value = n0.format(n) + " câu" + (n ? " của " + n0.format(units.size) + " đơn vị" : "");
};
more.addEventListener("click", () => { limit += 100; apply(); });
form.addEventListener("input", apply);
form.addEventListener("submit", (e) => e.preventDefault());
const fill = (value) => { for (const k of ["q", "m", "u", "k"]) f[k].value = value(k) || ""; apply(); };
form.addEventListener("reset", (e) => { e.preventDefault(); fill(() => ""); });
const go = () => {
  const h = decodeURIComponent(location.hash.slice(1));
  if (h.startsWith("loc?")) {
    const q = new URLSearchParams(location.hash.slice(5));
    fill((k) => q.get(k));
    document.getElementById("dan-chung").scrollIntoView();
    return;
  }
  const row = rows.find(({r}) => r.id === h);
  if (row && row.r.hidden) { fill(() => ""); limit = rows.length; apply(); }
  reveal(h);
};
addEventListener("hashchange", go);
apply();
go();
})();
