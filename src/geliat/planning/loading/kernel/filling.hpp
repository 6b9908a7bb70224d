// One greedy filling of a container: which space is next, and which block is set into it.
#pragma once

#include "surface.hpp"

#include <memory>

namespace geliat {

// What a filling likes. Powers are in whole or tenth parts so that they need no logarithm.
struct Taste {
    int few = 2;     // worth falls with the number of boxes to the power few / 10
    int touch = 4;   // power of the share of the surface that touches something
    int bulk = 0;    // 0: the worth itself, 4: to the power 1.5 box by box, between: between
    int rise = 0;    // how much the height of a space counts against it, in 64ths of its distance
    int shake = 0;   // random change of each block's worth, in percent
};

// The sums that sides of boxes can make, as bits: what a free length can still be filled with.
class Reach {
public:
    void clear(int most) {
        words_ = most / 64 + 1;
        bits_.assign(words_, 0);
        bits_[0] = 1;
    }
    void add(int side) {
        for (std::int64_t step = side; step < std::int64_t{words_} * 64; step *= 2) {
            shift_in(static_cast<int>(step));
        }
    }
    // The largest sum that is no larger than `length`.
    int most(int length) const {
        int word = length >> 6;
        std::uint64_t bits = bits_[word] & (~std::uint64_t{0} >> (63 - (length & 63)));
        while (bits == 0) bits = bits_[--word];
        return word * 64 + 63 - __builtin_clzll(bits);
    }

private:
    void shift_in(int by) {
        const int far = by >> 6, near = by & 63;
        for (int i = words_ - 1; i >= far; --i) {
            std::uint64_t moved = bits_[i - far] << near;
            if (near && i > far) moved |= bits_[i - far - 1] >> (64 - near);
            bits_[i] |= moved;
        }
    }
    int words_ = 0;
    std::vector<std::uint64_t> bits_;
};

using Kinds = std::array<std::uint64_t, 2>; // one bit for each kind, modulo 128

// The blocks in falling order of what they are worth to a taste before any space is looked at.
struct Ranking {
    Taste taste;
    std::vector<std::uint32_t> block;
    std::vector<double> worth;
    std::vector<std::uint64_t> sides;         // the three sides in one word
    std::vector<std::int64_t> least_outline;  // the smallest outline up to here
    std::vector<Kinds> kinds;
};

struct State {
    Surface surface;
    std::vector<int> left;
    std::vector<Placed> placed;
    std::vector<std::uint32_t> alive; // ranks whose boxes are still left, as far as is known
    Kinds gone{};
    std::int64_t payload = 0;
    Worth worth = 0;
    Reach flat, tall;

    void copy(const State &other);
    void copy_but_alive(const State &other);
};

struct Choice {
    double score;
    std::uint32_t rank;
};

class Filler {
public:
    Filler(const Task &task, const BlockSet &set);

    void rank(const Taste &taste, Chance &chance);
    void start(State &state) const;
    // Recount what is possible after `left` was changed from outside.
    void refresh(State &state) const;
    void set(State &state, std::uint32_t block, int x, int y, int z) const;
    // The space that is next; spaces that hold nothing more are dropped on the way. Up to `most` best
    // blocks for it are given in falling order; none means that the container is finished.
    int next(State &state, std::size_t most, std::vector<Choice> &choices);
    // Set `block` into a space's corner that is nearest to a corner of the container.
    void set_into(State &state, const Space &space, std::uint32_t block) const;
    void fill(State &state);

    const Ranking &ranking() const { return ranking_; }
    const BlockSet &blocks() const { return set_; }
    const Task &task() const { return task_; }
    bool finished(const State &state) const;

private:
    struct Facing {
        int a1, b1, a2, b2;
    };
    void look_around(const State &state, const Space &space);
    void choose(const State &state, const Space &space, std::size_t most, std::vector<Choice> &choices);
    bool possible(const State &state, const Block &block) const;
    void reach_again(State &state) const;
    std::int64_t distance(const Space &space) const;
    static std::int64_t shared(const std::vector<Facing> &faces, int a1, int b1, int a2, int b2);

    const Task &task_;
    const BlockSet &set_;
    std::array<int, 3> least_;
    bool fine_; // lengths are short enough to recount sums at every step
    Ranking ranking_;
    std::vector<Facing> facing_[6];
    std::vector<Kinds> kind_bits_;
    std::vector<std::vector<int>> flat_sides_, tall_sides_;
};

} // namespace geliat
