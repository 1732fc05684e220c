import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// Only what the trend draws; everything else of the library stays out of the bundle.
use([BarChart, LineChart, GridComponent, CanvasRenderer]);

export function canvasChart(element: HTMLElement): ECharts {
  return init(element, null, { renderer: 'canvas' });
}
