// Live pages: htmx fetches the region again every few seconds. A person may stop that, and nothing
// is swapped under the hands of someone who acts.
(() => {
  const key = "hub.live";
  const toggle = document.getElementById("live-toggle");
  if (!toggle) return;

  toggle.checked = localStorage.getItem(key) !== "off";
  toggle.closest("label").hidden = false;
  toggle.addEventListener("change", () => localStorage.setItem(key, toggle.checked ? "on" : "off"));

  const isBusy = () => document.hidden || document.querySelector("#live details[open], #live button:active");

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.id === "live" && (!toggle.checked || isBusy())) event.preventDefault();
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    // The session has ended: the answer is the sign-in page.
    if (event.detail.xhr.responseURL.includes("/ops/login")) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const time = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").querySelector("footer time");
    const shown = document.querySelector("footer time");
    if (time && shown) shown.replaceWith(document.adoptNode(time));
  });
})();

// One box that ticks all of a list.
document.querySelectorAll("[data-ticks]").forEach((box) => {
  box.closest("label").hidden = false;
  box.addEventListener("change", () => {
    document.querySelectorAll(`input[name="${box.dataset.ticks}"]`).forEach((one) => {
      one.checked = box.checked;
    });
  });
});
