(() => {
  const find = document.getElementById("find");
  if (!find) return;
  const findings = [...document.querySelectorAll(".finding")];
  const words = findings.map((finding) =>
    (finding.closest(".file").querySelector("h2").textContent + " " +
      finding.querySelector("h3").textContent + " " +
      finding.querySelector(".message").textContent).toLowerCase());
  const shown = document.getElementById("shown");
  const update = () => {
    const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    findings.forEach((finding, at) => {
      finding.hidden = !wanted.every((word) => words[at].includes(word));
    });
    const left = findings.filter((finding) => finding.offsetParent !== null).length;
    shown.textContent = left === findings.length ? "" : `${left} of ${findings.length} shown`;
  };
  find.parentElement.hidden = false;
  document.querySelector(".filters").addEventListener("input", update);
})();
