"""Exports timm backbones as weightless TorchScript, with their metadata and init tape."""

FORMAT = 1
"""Version of the metadata and tape formats; readers refuse another one."""
