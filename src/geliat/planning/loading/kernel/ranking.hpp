// The blocks in the order of what they are worth to a taste, and an index into that order.
//
// Everything that can rule a block out is kept as one row of bits, a bit for each rank: the blocks no longer
// than a length, no wider, no higher, and those that need no more of a kind than is left. What can be set
// into a space is then the AND of a few rows, sixty-four blocks at a step, however many blocks there are.
#pragma once

#include "blocks.hpp"

namespace geliat {

// What a filling likes. Powers are in whole or tenth parts so that they need no logarithm.
struct Taste {
    int few = 2;     // worth falls with the number of boxes to the power few / 10
    int touch = 4;   // power of the share of the surface that touches something
    int bulk = 0;    // 0: the worth itself, 4: to the power 1.5 box by box, between: between
    int rise = 0;    // how much the height of a space counts against it, in 64ths of its distance
    int drop = 400;  // how much lower a space may be that an overhang takes, in 1000ths of the height
    int shake = 0;   // random change of each block's worth, in percent
};

using Bits = std::vector<std::uint64_t>;

double power_of(double base, int exponent);

class Ranking {
public:
    Ranking(const Task &task, const BlockSet &set);

    void order(const Taste &taste, Chance &chance);

    std::size_t words() const { return words_; }
    std::uint32_t block(std::uint32_t rank) const { return block_[rank]; }
    double worth(std::uint32_t rank) const { return worth_[rank]; }
    const std::array<int, 3> &size(std::uint32_t rank) const { return set_.blocks[block_[rank]].size; }
    const Taste &taste() const { return taste_; }

    // Every rank, to begin with; then without those that need more than `left` of a kind.
    void all(Bits &alive) const;
    void limit(Bits &alive, int kind, int left) const;

    // The ranks whose side along `way` may be at most `length` (some may be a little longer where there are
    // very many different sides), and those whose side is surely less.
    const std::uint64_t *within(int way, int length) const { return row(sides_[way], within_[way][length]); }
    const std::uint64_t *below(int way, int length) const { return row(sides_[way], below_[way][length]); }
    const std::uint64_t *floor_only() const { return floor_only_.data(); }

private:
    struct Steps { // sorted values, and for each index i the row of ranks with a value less than values[i]
        std::vector<int> values;
        bool all_there = true;
        Bits rows;
    };
    const std::uint64_t *row(const Steps &steps, std::size_t i) const { return steps.rows.data() + i * words_; }
    void index_sides(int way);
    void index_kinds();

    const BlockSet &set_;
    std::size_t words_;
    std::vector<double> bulk_, few_; // of each block: (power / worth)^(1/4), n^(1/10)
    Taste taste_;
    std::vector<std::uint32_t> block_;
    std::vector<double> worth_;
    std::array<Steps, 3> sides_;
    std::array<std::vector<std::uint16_t>, 3> within_, below_; // the row for each length
    std::vector<Steps> kinds_;
    Bits floor_only_;
};

} // namespace geliat
