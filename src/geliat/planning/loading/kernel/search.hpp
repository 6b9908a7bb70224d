// The search: beams of growing width scored by greedy fillings, then parts of the best plan packed anew.
#pragma once

#include "filling.hpp"

#include <functional>

namespace geliat {

// When to end, and whom to tell. Rounds are beams; the same seed and rounds give the same packing.
struct Ending {
    int rounds = 0;            // 0: no limit
    double cpu_seconds = 0;    // of the calling thread; 0: no limit
    Worth target = 0;          // 0: none
    std::function<bool()> asked;  // asked now and then; true ends the search
};

struct Packing {
    Worth worth = 0;
    std::vector<Grid> grids;
    std::int64_t fillings = 0;
    bool complete = false;     // every box is in
};

using Told = std::function<void(const Packing &)>;

Packing pack(const Task &task, const Ending &ending, std::uint64_t seed, const Told &told);

} // namespace geliat
