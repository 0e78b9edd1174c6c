// Plots each prerequisite over time, with the line that it must reach.
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  document.querySelectorAll(".plot").forEach((place) => {
    const points = JSON.parse(place.dataset.points);
    const minimum = Number(place.dataset.minimum);
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption({
      animation: !still,
      color: [colour("--pico-primary")],
      textStyle: { color: colour("--pico-color"), fontFamily: "inherit" },
      grid: { left: 48, right: 24, top: 24, bottom: 32 },
      tooltip: { trigger: "axis", valueFormatter: (value) => `${value} ${place.dataset.unit}` },
      xAxis: { type: "time", axisLabel: { color: colour("--pico-muted-color"), hideOverlap: true } },
      yAxis: { type: "value", scale: true, min: (range) => Math.floor(Math.min(range.min, minimum) * 0.9), axisLabel: { color: colour("--pico-muted-color") }, splitLine: { lineStyle: { color: colour("--pico-muted-border-color") } } },
      series: [
        {
          type: "line",
          data: points,
          symbolSize: 7,
          lineStyle: { width: 2.5 },
          markLine: {
            silent: true,
            symbol: "none",
            lineStyle: { type: "dashed", color: colour("--pico-muted-color") },
            label: { formatter: `needed ${minimum}`, position: "insideStartTop", color: colour("--pico-muted-color") },
            data: [{ yAxis: minimum }],
          },
        },
      ],
    });
    new ResizeObserver(() => chart.resize()).observe(place);
  });
})();
