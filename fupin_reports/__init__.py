"""Year-end poverty-alleviation work summaries (扶贫开发工作总结) from one YAML file a township."""

__version__ = "0.1.0"
