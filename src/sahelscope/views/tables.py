def preload():
    import pandas, plotly.graph_objects
