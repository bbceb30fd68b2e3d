import torch.multiprocessing as mp

from lib import crew

if __name__ == "__main__":
    mp.set_start_method("spawn")
    crew.Boat()
