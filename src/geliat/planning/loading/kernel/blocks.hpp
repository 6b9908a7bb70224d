// Blocks: tight groups of boxes that are set in one go, made before the search.
#pragma once

#include "cargo.hpp"

namespace geliat {

// A rectangle of a block's top on which something can stand, in the block's own coordinates.
struct Top {
    int x1, y1, x2, y2, z;
    std::int64_t area() const { return std::int64_t{x2 - x1} * (y2 - y1); }
};

struct Block {
    std::array<int, 3> size;
    std::int64_t volume = 0; // of the boxes
    std::int64_t weight = 0;
    Worth worth = 0;
    double power = 0;        // sum over the boxes of worth^1.5
    int boxes = 0;
    bool floor_only = false;
    std::uint32_t first_use = 0, uses = 0; // its (kind, count) pairs in BlockSet::uses
    std::array<Top, 4> tops;
    int top_count = 0;
    // How it is made: a grid of one kind, or two blocks, the second at `offset`.
    int kind = -1, stand = 0, nx = 0, ny = 0, nz = 0;
    int one = -1, other = -1;
    std::array<int, 3> offset{};
};

struct Use {
    std::uint16_t kind, count;
};

// How blocks are made: the least fill of an outline in parts of 10,000, how many blocks, how much work.
struct Making {
    int least_fill = 9900;
    int most_blocks = 10'000;
    std::int64_t most_pairs = 4'000'000;
};

struct BlockSet {
    std::vector<Block> blocks;
    std::vector<Use> uses;

    // The boxes that a block stands on, as grids on its floor; made where bases may overhang.
    struct Feet {
        int x, y, length, width, along, across; // corner of the first, sides of one, how many
    };
    std::vector<Feet> feet;
    std::vector<std::uint32_t> first_foot; // of each block, and the end

    void find_feet(const Task &task);
    // The grids a block consists of, its corner at (x, y, z), added to `out`.
    void grids(int block, int x, int y, int z, std::vector<Grid> &out) const;
};

BlockSet make_blocks(const Task &task, const Making &making);

} // namespace geliat
