const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
const filter = document.getElementById("filter");
const items = [...document.querySelectorAll(".evidence li")].map((item) => ({item, text: fold(item.textContent)}));
filter.addEventListener("input", () => {
  const words = fold(filter.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const {item, text} of items) {
    item.hidden = !words.every((word) => text.includes(word));
    if (!item.hidden) shown += 1;
  }
  document.getElementById("count").textContent = words.length ? `${shown} câu` : "";
});
