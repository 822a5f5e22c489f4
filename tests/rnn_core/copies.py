"""The ways in which a result is copied: by people, and by a cache that pickles."""

import copy
import pickle

COPIES = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda result: pickle.loads(pickle.dumps(result)),
}
