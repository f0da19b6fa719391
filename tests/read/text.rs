//! Flattened text.

use gouji::read::{Block, text};

#[test]
fn dump() {
    let Some(path) = std::env::var_os("DUMP") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let flat = text::read(&text);
    for block in &flat.blocks {
        match block {
            Block::Text { text, position } => println!("{position} T {}", text.chars().take(60).collect::<String>()),
            Block::Grid(grid) => {
                println!("GRID {}", grid.rows());
                for row in 0..grid.rows() {
                    let cells: Vec<String> = grid.row(row).iter().map(|cell| format!("{:?}", cell.text)).collect();
                    println!("   {} {}", grid.row(row)[0].position, cells.join(" "));
                }
            }
        }
    }
    for note in &flat.notes {
        println!("NOTE {:?} {:?} {} {}", note.kind, note.table, note.position, note.raw);
    }
}
