from kitchen import Kitchen

if __name__ == "__main__":
    Kitchen()
