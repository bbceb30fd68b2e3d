"""Never comes to the crew."""

import lib

if __name__ == "__main__":
    print(lib)
