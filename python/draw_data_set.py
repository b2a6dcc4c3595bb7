"""Draws the data set of `npm start`: python draw_data_set.py FOLDER IMAGES_PER_CLASS"""

import sys
from pathlib import Path

from pipeline.phantoms import write_data_set

if __name__ == "__main__":
    write_data_set(Path(sys.argv[1]), int(sys.argv[2]), seed=0)
