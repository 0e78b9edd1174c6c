// Live pages: htmx fetches the region again every few seconds. A person may stop that, and nothing
// is swapped under the hands of someone who acts.
(() => {
  const key = "hub.live";
  const toggle = document.getElementById("live-toggle");
  if (!toggle) return;

  toggle.checked = localStorage.getItem(key) !== "off";
  toggle.closest("label").hidden = false;
  toggle.addEventListener("change", () => localStorage.setItem(key, toggle.checked ? "on" : "off"));

  const isBusy = () =>
    document.hidden ||
    document.querySelector("#live details[open], #live button:active, #live input:focus, #live textarea:focus, #live select:focus") ||
    [...document.querySelectorAll("#live input:not([type=hidden])")].some((input) => input.value !== input.defaultValue);

  // What has the focus, by what it is and which of those that are so: htmx itself finds only what has an id.
  const likes = (one) => {
    const is = ({ tagName, id, textContent, name, href }) => JSON.stringify([tagName, id, name, href, textContent]);
    return [...document.querySelectorAll("#live a[href], #live button, #live input, #live summary")].filter((other) => is(other) === is(one));
  };
  let focused = null;

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.id === "live" && (!toggle.checked || isBusy())) event.preventDefault();
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    // The session has ended: the answer is the sign-in page.
    if (event.detail.xhr.responseURL.includes("/ops/login")) {
      event.detail.shouldSwap = false;
      location.reload();
    }
    const one = document.activeElement;
    focused = one?.closest("#live") ? { one, place: likes(one).indexOf(one) } : null;
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (focused) likes(focused.one)[focused.place]?.focus({ preventScroll: true });
    focused = null;
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
